package awsjson

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// readRule reads a rule of a listener, which only the request for it names. The
// default rule repeats the default actions of its listener.
func readRule(s *snapshot, f model.Fields) {
	arn := f.Text("RuleArn")
	if s.again("rule", arn, f) {
		return
	}
	rule := &model.ListenerRule{
		Object: f.Describe("AWS::ElasticLoadBalancingV2::ListenerRule", f.Text("Priority").String()), ARN: arn, Priority: f.Int("Priority"),
		Listener: model.Ref[model.Listener]{ID: f.Text("ListenerArn")}, Actions: f.Actions("Actions"),
	}
	rule.Default, _ = f.Bool("IsDefault").Get()
	rule.Conditions, rule.ConditionsOpen = f.RuleConditions("Conditions")
	if rule.Listener.ID.Absent() {
		rule.Listener.ID = listenerOf(arn)
	}
	s.Rules = append(s.Rules, rule)
}

// listenerOf gives the ARN of the listener of a rule, which stands in that of
// the rule: listener-rule/app/name/balancer/listener/rule.
func listenerOf(rule model.Text) model.Text {
	literal, _ := rule.Get()
	before, path, ok := strings.Cut(literal, ":listener-rule/")
	end := strings.LastIndexByte(path, '/')
	if !ok || end < 0 {
		return model.AbsentText(rule.Where())
	}
	return model.Literal(before+":listener/"+path[:end], rule.Where())
}

// readListenerCertificate reads a certificate of a listener, of which the
// default one is listed with the listener too.
func readListenerCertificate(s *snapshot, f model.Fields) {
	if isDefault, _ := f.Bool("IsDefault").Get(); !isDefault {
		s.MoreCertificates = append(s.MoreCertificates, &model.ListenerCertificate{
			Object:       f.Describe("AWS::ElasticLoadBalancingV2::ListenerCertificate", f.Text("CertificateArn").String()),
			Listener:     model.Ref[model.Listener]{ID: model.AbsentText(f.Head)},
			Certificates: []model.Text{f.Text("CertificateArn")},
		})
	}
}

// readMoreCertificates reads the request of add-listener-certificates.
func readMoreCertificates(s *snapshot, f model.Fields) {
	more := &model.ListenerCertificate{Object: f.Describe("AWS::ElasticLoadBalancingV2::ListenerCertificate", "")}
	more.Listener.ID = f.Text("ListenerArn")
	more.Certificates = f.CertificateARNs("Certificates")
	s.MoreCertificates = append(s.MoreCertificates, more)
}

func readTarget(s *snapshot, f model.Fields) {
	target, health := f.Object("Target"), f.Object("TargetHealth")
	s.targets = append(s.targets, model.Target{
		Object: f.Describe("", target.Text("Id").String()), ID: target.Text("Id"), Port: target.Int("Port"), Zone: target.Text("AvailabilityZone"),
		Health: health.Text("State"), Reason: health.Text("Reason"),
	})
}

func readAttribute(s *snapshot, f model.Fields) {
	s.attributes = append(s.attributes, model.Setting{Name: f.Text("Key"), Value: f.Text("Value")})
}

// ofGroups are what the names of attributes start with that only target groups
// have; ofBalancers those of load balancers. Source: elbv2
// TargetGroupAttribute, LoadBalancerAttribute.
var (
	ofGroups    = [...]string{"deregistration_delay.", "stickiness.", "target_group_health.", "preserve_client_ip.", "proxy_protocol_v2.", "slow_start.", "lambda."}
	ofBalancers = [...]string{"deletion_protection.", "access_logs.", "connection_logs.", "idle_timeout.", "routing.http", "ipv6.", "dns_record."}
)

func startsWithOne(attributes []model.Setting, starts []string) bool {
	for _, attribute := range attributes {
		for _, start := range starts {
			if attribute.Name.HasPrefix(start) == model.Yes {
				return true
			}
		}
	}
	return false
}

// placeListed gives what is listed without its owner to the only owner of the
// snapshot: targets, attributes and certificates of listeners.
func (s *snapshot) placeListed() {
	if len(s.Groups) == 1 {
		s.Groups[0].Targets = append(s.Groups[0].Targets, s.targets...)
	}
	s.placeAttributes()
	if len(s.Listeners) == 1 {
		for _, more := range s.MoreCertificates {
			if more.Listener.ID.Absent() {
				more.Listener.ID = s.Listeners[0].ARN
			}
		}
	}
}

// placeAttributes gives the attributes of each listing to the only target group
// or load balancer, as their names tell.
func (s *snapshot) placeAttributes() {
	listings := make(map[*syntax.File][]model.Setting)
	for _, attribute := range s.attributes {
		file := attribute.Name.Where().File
		listings[file] = append(listings[file], attribute)
	}
	for _, file := range s.Files {
		listed := listings[file]
		group, balancer := startsWithOne(listed, ofGroups[:]), startsWithOne(listed, ofBalancers[:])
		switch {
		case group && !balancer && len(s.Groups) == 1:
			s.Groups[0].Attributes, s.Groups[0].AttributesOpen = listed, false
		case balancer && !group && len(s.Balancers) == 1:
			s.Balancers[0].Attributes, s.Balancers[0].AttributesOpen = listed, false
		}
	}
}
