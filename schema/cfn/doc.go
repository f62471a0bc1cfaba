// Package cfn reads CloudFormation templates, AWS SAM templates and what the
// AWS CDK prints.
//
// A template is looked through once: its parameters, resources and references.
// Then each outcome of the conditions that touch the gateway becomes a world,
// a model without conditions, in which the intrinsic functions are worked out
// by an evaluator as the readers of the resources ask for settings.
package cfn
