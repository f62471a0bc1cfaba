package cfn

import "github.com/linkproof/linkproof/schema/model"

func readDomain(b *builder, d described) {
	domain := domainOf(d)
	domain.SecurityPolicy, domain.AccessMode = d.Text("SecurityPolicy"), d.Text("EndpointAccessMode")
	for _, key := range []string{"CertificateArn", "RegionalCertificateArn"} {
		if certificate := d.Text(key); certificate.Present() {
			domain.Certificates = append(domain.Certificates, certificate)
		}
	}
	b.Domains = append(b.Domains, domain)
}

func readHTTPDomain(b *builder, d described) {
	domain := domainOf(d)
	domain.SecurityPolicy = model.AbsentText(d.Head)
	configurations, _ := d.Objects("DomainNameConfigurations")
	for _, configuration := range configurations {
		domain.SecurityPolicy = configuration.Text("SecurityPolicy")
		if certificate := configuration.Text("CertificateArn"); certificate.Present() {
			domain.Certificates = append(domain.Certificates, certificate)
		}
	}
	b.Domains = append(b.Domains, domain)
}

func domainOf(d described) *model.DomainName {
	return &model.DomainName{
		Object: d.object, ID: d.self(model.OtherAttribute), HostName: d.Text("DomainName"),
		TrustStore: d.Object("MutualTlsAuthentication").Text("TruststoreUri"),
	}
}

func readBasePathMapping(b *builder, d described) {
	b.mapDomain(d, d.Text("RestApiId"), d.Text("BasePath"))
}

func readAPIMapping(b *builder, d described) {
	b.mapDomain(d, d.Text("ApiId"), d.Text("ApiMappingKey"))
}

func (b *builder) mapDomain(d described, api, path model.Text) {
	mapping := &model.APIMapping{Object: d.object, APIID: api, StageName: d.Text("Stage"), Path: path}
	mapping.Domain.ID = d.Text("DomainName")
	b.APIMappings = append(b.APIMappings, mapping)
}
