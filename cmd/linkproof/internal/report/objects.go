package report

import (
	"slices"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Objects counts the objects that were understood, by kind.
type Objects struct {
	APIs             int `json:"apis"`
	Integrations     int `json:"integrations"`
	Routes           int `json:"routes"`
	Stages           int `json:"stages"`
	VPCLinks         int `json:"vpc_links"`
	LoadBalancers    int `json:"load_balancers"`
	Listeners        int `json:"listeners"`
	TargetGroups     int `json:"target_groups"`
	CloudMapServices int `json:"cloud_map_services"`
	Instances        int `json:"instances"`
	ECSServices      int `json:"ecs_services"`
	SecurityGroups   int `json:"security_groups"`
	// EmptyAnswers are answers of the AWS CLI that hold none of these.
	EmptyAnswers int `json:"empty_answers"`
}

// CountOf counts the objects of one input set. What stands in some worlds only
// counts once, and facts of other files not at all: an object counts where it
// was read.
func CountOf(set *model.InputSet) Objects {
	var most Objects
	for _, world := range set.Worlds {
		most.raise(countWorld(world, set.Files))
	}
	return most
}

func countWorld(m *model.Model, files []*syntax.File) Objects {
	return Objects{
		APIs:             countIn(m.APIs, files),
		Integrations:     countIn(m.Integrations, files),
		Routes:           countIn(m.Routes, files),
		Stages:           countIn(m.Stages, files),
		VPCLinks:         countIn(m.Links, files),
		LoadBalancers:    countIn(m.Balancers, files),
		Listeners:        countIn(m.Listeners, files),
		TargetGroups:     countIn(m.Groups, files),
		CloudMapServices: countIn(m.Services, files),
		Instances:        countIn(m.Instances, files),
		ECSServices:      countIn(m.Tasks, files),
		SecurityGroups:   countIn(m.SecurityGroups, files),
		EmptyAnswers:     countIn(m.EmptyAnswers, files),
	}
}

func countIn[T interface{ Extent() syntax.Span }](objects []T, files []*syntax.File) int {
	count := 0
	for _, object := range objects {
		if file := object.Extent().File; file == nil || slices.Contains(files, file) {
			count++
		}
	}
	return count
}

// fields gives the counts in the order of the report.
func (o *Objects) fields() [13]*int {
	return [...]*int{
		&o.APIs, &o.Integrations, &o.Routes, &o.Stages, &o.VPCLinks, &o.LoadBalancers, &o.Listeners,
		&o.TargetGroups, &o.CloudMapServices, &o.Instances, &o.ECSServices, &o.SecurityGroups,
		&o.EmptyAnswers,
	}
}

func (o *Objects) raise(other Objects) {
	for i, field := range other.fields() {
		*o.fields()[i] = max(*o.fields()[i], *field)
	}
}

// Add adds the counts of another input set.
func (o *Objects) Add(other Objects) {
	for i, field := range other.fields() {
		*o.fields()[i] += *field
	}
}
