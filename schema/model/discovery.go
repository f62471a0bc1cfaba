package model

import (
	"slices"
	"strings"
)

// Attributes gives what an integration asks the instances of a Cloud Map
// service for: the names and values of the query in its URI, in order. A part
// without an equals sign has an absent value.
func (in *Integration) Attributes() []Setting {
	_, query := in.URI.before("?")
	if in.Protocol != HTTP || query.Absent() {
		return nil
	}
	var asked []Setting
	for _, part := range query.Split("&", maxAttributes+1) {
		name, value := part.before("=")
		asked = append(asked, Setting{Name: name, Value: value})
	}
	return asked
}

// maxAttributes is the number of attributes that an instance can have. Source:
// AWS Cloud Map API reference, RegisterInstance.
const maxAttributes = 30

// Selected tells whether Cloud Map gives an instance to who asks for
// attributes: it gives those that have all of them, with the same values and
// in the same case. What Amazon ECS registers carries its own attributes only.
func (i *Instance) Selected(asked []Setting) Answer {
	result := Yes
	for _, attribute := range asked {
		switch i.has(attribute) {
		case No:
			return No
		case CannotTell:
			result = CannotTell
		case Yes:
		}
	}
	return result
}

func (i *Instance) has(asked Setting) Answer {
	result := No
	if i.AttributesOpen {
		result = CannotTell
	}
	for _, attribute := range i.Attributes {
		switch attribute.Name.Same(asked.Name) {
		case Yes:
			if encoded(asked.Value) {
				return CannotTell
			}
			return attribute.Value.Same(asked.Value)
		case CannotTell:
			result = CannotTell
		case No:
		}
	}
	return result
}

// encoded tells of a value with characters that a URI writes otherwise.
func encoded(value Text) bool { return value.Contains("%") == Yes || value.Contains("+") == Yes }

// Finds tells whether some instance of the service is selected by attributes,
// as far as the files know its instances: those that are registered and those
// that Amazon ECS will register. CannotTell when the files hold neither.
func (s *CloudMapService) Finds(asked []Setting) Answer {
	if len(s.Instances)+len(s.Registrars) == 0 {
		return CannotTell
	}
	result := No
	for _, instance := range s.Instances {
		switch instance.Selected(asked) {
		case Yes:
			return Yes
		case CannotTell:
			result = CannotTell
		case No:
		}
	}
	if len(s.Registrars) > 0 && !slices.ContainsFunc(asked, foreignToECS) {
		return CannotTell
	}
	return result
}

// ecsAttributes start the names of all attributes that Amazon ECS gives to
// instances. Source: Amazon ECS developer guide, service-discovery.
var ecsAttributes = [...]string{"AWS_", "ECS_", "EC2_INSTANCE_ID", "AVAILABILITY_ZONE", "REGION"}

// foreignToECS tells of an attribute that no instance of Amazon ECS has.
func foreignToECS(asked Setting) bool {
	name, known := asked.Name.Get()
	if !known {
		return false
	}
	for _, start := range ecsAttributes {
		if strings.HasPrefix(name, start) {
			return false
		}
	}
	return true
}
