package awsjson

import "github.com/linkproof/linkproof/schema/model"

func readCertificate(s *snapshot, f model.Fields) {
	arn := f.Text("CertificateArn")
	if s.again("certificate", arn, f) {
		return
	}
	certificate := &model.Certificate{Object: f.Describe("AWS::CertificateManager::Certificate", f.Text("DomainName").String()), ARN: arn, Authority: f.Text("CertificateAuthorityArn")}
	certificate.Origin, certificate.Subject, certificate.Issuer = f.Text("Type"), f.Text("Subject"), f.Text("Issuer")
	if certificate.Names, _ = f.Texts("SubjectAlternativeNames"); len(certificate.Names) == 0 {
		certificate.Names = []model.Text{f.Text("DomainName")} // else it is one of them
	}
	s.Certificates = append(s.Certificates, certificate)
}

// readCertificateSummary reads a certificate of list-certificates, which may
// leave names and the authority out.
func readCertificateSummary(s *snapshot, f model.Fields) {
	arn := f.Text("CertificateArn")
	if s.again("certificate", arn, f) {
		return
	}
	certificate := &model.Certificate{
		Object: f.Describe("AWS::CertificateManager::Certificate", f.Text("DomainName").String()), ARN: arn,
		Authority: model.AbsentText(f.Head),
	}
	if certificate.Names, _ = f.Texts("SubjectAlternativeNameSummaries"); len(certificate.Names) == 0 {
		certificate.Names = []model.Text{f.Text("DomainName")}
	}
	if more, _ := f.Bool("HasAdditionalSubjectAlternativeNames").Get(); more || !f.Has("SubjectAlternativeNameSummaries") {
		certificate.Names = append(certificate.Names, model.UnknownText("names", "the listing does not hold every name of the certificate", f.Head))
	}
	s.Certificates = append(s.Certificates, certificate)
}
