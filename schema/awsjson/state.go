package awsjson

import (
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// stated are the settings of each kind of object of which two answers must not
// say different things: what the model reads and what nothing but a change of
// the object changes. A dot leads into a map, or into each map of a list.
var stated = map[string][]string{
	"api": {"ProtocolType", "DisableExecuteApiEndpoint", "disableExecuteApiEndpoint", "apiKeySource", "endpointConfiguration.types"},
	"integration": {
		"IntegrationType", "ConnectionType", "ConnectionId", "IntegrationMethod", "IntegrationUri", "PayloadFormatVersion",
		"TimeoutInMillis", "TlsConfig.ServerNameToVerify",
	},
	"route": {"RouteKey", "Target", "AuthorizationType", "AuthorizerId", "ApiKeyRequired"},
	"method": {
		"authorizationType", "authorizerId", "apiKeyRequired", "methodIntegration.type", "methodIntegration.httpMethod", "methodIntegration.uri",
		"methodIntegration.connectionType", "methodIntegration.connectionId", "methodIntegration.integrationTarget",
		"methodIntegration.timeoutInMillis", "methodIntegration.tlsConfig.insecureSkipVerification",
	},
	"stage": {"StageVariables", "variables", "ClientCertificateId", "clientCertificateId"},
	"link":  {"targetArns", "SubnetIds", "SecurityGroupIds"},
	"authorizer": {
		"AuthorizerType", "AuthorizerUri", "IdentitySource", "JwtConfiguration.Issuer", "JwtConfiguration.Audience",
		"type", "authorizerUri", "identitySource", "providerARNs",
	},
	"validator": {"validateRequestBody", "validateRequestParameters"},
	"key":       {"enabled"},
	"domain": {
		"securityPolicy", "certificateArn", "regionalCertificateArn", "DomainNameConfigurations.CertificateArn",
		"DomainNameConfigurations.SecurityPolicy",
	},
	"balancer": {"DNSName", "Type", "Scheme", "IpAddressType", "SecurityGroups", "AvailabilityZones.SubnetId"},
	"listener": {
		"LoadBalancerArn", "Port", "Protocol", "SslPolicy", "Certificates.CertificateArn", "DefaultActions.Type", "DefaultActions.TargetGroupArn",
	},
	"rule":  {"Priority", "Conditions.Field", "Conditions.Values", "Actions.Type", "Actions.TargetGroupArn"},
	"group": {"Port", "Protocol", "TargetType", "ProtocolVersion", "VpcId", "HealthCheckProtocol", "HealthCheckPort", "HealthCheckPath"},
	"security group": {
		"VpcId", "IpPermissions.IpProtocol", "IpPermissions.FromPort", "IpPermissions.ToPort", "IpPermissions.IpRanges.CidrIp",
		"IpPermissions.UserIdGroupPairs.GroupId", "IpPermissionsEgress.IpProtocol", "IpPermissionsEgress.IpRanges.CidrIp",
		"IpPermissionsEgress.UserIdGroupPairs.GroupId",
	},
	"subnet":           {"VpcId", "CidrBlock", "AvailabilityZone"},
	"VPC":              {"CidrBlock"},
	"endpoint service": {"AcceptanceRequired", "NetworkLoadBalancerArns"},
	"certificate":      {"DomainName"},
	"service":          {"NamespaceId", "DnsConfig.RoutingPolicy", "DnsConfig.DnsRecords.Type"},
	"namespace":        {"Type"},
	"task": {
		"launchType", "serviceRegistries.registryArn", "loadBalancers.targetGroupArn",
		"networkConfiguration.awsvpcConfiguration.subnets", "networkConfiguration.awsvpcConfiguration.securityGroups",
	},
}

// state notes what a file says of an object.
func (s *snapshot) state(kind, id string, f model.Fields) {
	keys := stated[kind]
	if keys == nil || f.Node == nil {
		return
	}
	s.Statements = append(s.Statements, &model.Statement{
		Object: f.Describe(kind, id), ID: id,
		Settings: sync.OnceValue(func() []model.Setting { return settingsAt(f.Node, keys) }),
	})
}

// settingsAt gives the settings under keys as far as they are there, lists as
// one text.
func settingsAt(object *syntax.Node, keys []string) []model.Setting {
	var settings []model.Setting
	for _, key := range keys {
		path := strings.Split(key, ".")
		place := object.Get(path[0])
		if place == nil || place.Kind == syntax.Null {
			continue
		}
		values := slices.Sorted(valuesAt(place, path[1:]))
		settings = append(settings, model.Setting{
			Name: model.Literal(key, place.Span), Value: model.Compose(cut(strings.Join(values, ", ")), place.Span),
		})
	}
	return settings
}

// valuesAt yields the scalars at the end of a path, through every item of
// lists; the entries of a map as name and value.
func valuesAt(node *syntax.Node, path []string) iter.Seq[string] {
	return func(yield func(string) bool) { eachValue(node, path, yield) }
}

func eachValue(node *syntax.Node, path []string, yield func(string) bool) bool {
	switch {
	case node == nil || node.Kind == syntax.Null:
		return true
	case node.Kind == syntax.List:
		for item := range node.Items() {
			if !eachValue(item, path, yield) {
				return false
			}
		}
		return true
	case len(path) > 0:
		return eachValue(node.Get(path[0]), path[1:], yield)
	case node.IsScalar():
		return yield(node.Text)
	default:
		for name, value := range node.Entries() {
			if !yield(name.Text + "=" + value.Text) {
				return false
			}
		}
		return true
	}
}
