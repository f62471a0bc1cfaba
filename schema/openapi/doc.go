// Package openapi reads OpenAPI 2.0, 3.0 and 3.1 documents with the extensions
// of API Gateway: as files, as files that refer to others beside them, as
// fragments of nothing but extensions, and as bodies of APIs in templates.
//
// A document names files by relative paths only, and they are opened by who
// knows which folder the user named (see model.Given): nothing here reads a
// disk or a network.
package openapi
