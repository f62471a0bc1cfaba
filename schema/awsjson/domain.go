package awsjson

import "github.com/linkproof/linkproof/schema/model"

func readDomain(s *snapshot, f model.Fields) {
	domain := s.addDomain(f, "AWS::ApiGatewayV2::DomainName", f.Text("DomainName"))
	if domain == nil {
		return
	}
	domain.TrustStore = f.Object("MutualTlsAuthentication").Text("TruststoreUri")
	configurations, _ := f.Objects("DomainNameConfigurations")
	for _, configuration := range configurations {
		domain.SecurityPolicy = configuration.Text("SecurityPolicy")
		domain.addCertificate(configuration, "CertificateArn")
	}
}

func readDomainV1(s *snapshot, f model.Fields) {
	domain := s.addDomain(f, "AWS::ApiGateway::DomainName", f.Text("domainName"))
	if domain == nil {
		return
	}
	domain.SecurityPolicy = f.Text("securityPolicy")
	domain.TrustStore = f.Object("mutualTlsAuthentication").Text("truststoreUri")
	domain.addCertificate(f, "certificateArn")
	domain.addCertificate(f, "regionalCertificateArn")
}

// listedDomain is a domain name in the making.
type listedDomain struct{ *model.DomainName }

func (d *listedDomain) addCertificate(f model.Fields, key string) {
	if certificate := f.Text(key); certificate.Present() {
		d.Certificates = append(d.Certificates, certificate)
	}
}

// addDomain adds a domain name; nil when it was read before. Both generations
// of the API list the same domains.
func (s *snapshot) addDomain(f model.Fields, kind string, name model.Text) *listedDomain {
	if s.again("domain", name, f) {
		return nil
	}
	domain := &model.DomainName{
		Object: f.Describe(kind, name.String()), ID: name, HostName: name, SecurityPolicy: model.AbsentText(f.Head),
	}
	s.Domains = append(s.Domains, domain)
	return &listedDomain{domain}
}

func readMapping(s *snapshot, f model.Fields) {
	s.addMapping(f, "AWS::ApiGatewayV2::ApiMapping", f.Text("ApiId"), f.Text("ApiMappingKey"), f.Text("Stage"))
}

// noPath is what listings print for the mapping of all paths.
const noPath = "(none)"

func readMappingV1(s *snapshot, f model.Fields) {
	path := f.Text("basePath")
	if path.Is(noPath) {
		path = model.AbsentText(path.Where())
	}
	s.addMapping(f, "AWS::ApiGateway::BasePathMapping", f.Text("restApiId"), path, f.Text("stage"))
}

func (s *snapshot) addMapping(f model.Fields, kind string, api, path, stage model.Text) {
	s.APIMappings = append(s.APIMappings, &model.APIMapping{
		Object: f.Describe(kind, path.String()), APIID: api, StageName: stage, Path: path,
		Domain: model.Ref[model.DomainName]{ID: model.AbsentText(f.Head)},
	})
}

// placeMappings gives mappings, whose listings do not name their domain, the
// only domain name of the snapshot.
func (s *snapshot) placeMappings() {
	if len(s.Domains) != 1 {
		return
	}
	for _, mapping := range s.APIMappings {
		if mapping.Domain.ID.Absent() {
			mapping.Domain.ID = s.Domains[0].ID
		}
	}
}
