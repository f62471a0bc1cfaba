// Package openapi reads OpenAPI 3.0 documents with the extensions of API
// Gateway, as files and as bodies of APIs in templates. Swagger 2.0 documents
// are read as far as they say the same things at the same places.
package openapi
