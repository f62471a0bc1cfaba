// Package model says what an API with private integrations is: APIs, routes,
// integrations, VPC links, load balancers, Cloud Map services and what stands
// between them, in AWS's own words.
//
// Every loader fills these types and every rule and stage of the simulator
// reads only them, so that no one who reasons about an integration needs to
// know in which notation it was written. A setting is known, left out, or not
// knowable from the files; each remembers where it stands.
package model
