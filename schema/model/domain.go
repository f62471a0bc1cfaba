package model

// DomainName is a custom domain name at which APIs answer.
type DomainName struct {
	Object
	// ID is what mappings name the domain by: the name itself.
	ID Text
	// HostName is the name: api.example.com.
	HostName Text
	// Certificates are the ARNs of its certificates.
	Certificates []Text
	// SecurityPolicy is the oldest TLS that callers may speak.
	SecurityPolicy Text
	// AccessMode is BASIC or STRICT: endpointAccessMode.
	AccessMode Text
	// TrustStore is where the certificates of callers are listed; absent
	// without mutual TLS.
	TrustStore Text

	Mappings []*APIMapping
}

// APIMapping leads from a path of a custom domain name to a stage of an API:
// a base path mapping of a REST API or an API mapping.
type APIMapping struct {
	Object
	Domain Ref[DomainName]
	API    *API
	APIID  Text
	// StageName is the stage; Path what stands before the paths of the API, and
	// absent for all paths.
	StageName, Path Text
}
