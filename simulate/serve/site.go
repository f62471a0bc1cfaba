package serve

import (
	"errors"
	"slices"
	"sync"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/simulate"
)

// Site is an API with its stages as they are served. It is read-only: a changed
// configuration makes another.
type Site struct {
	setup simulate.Setup
	// logs are the formats of access logs, usual that of requests to no stage.
	logs  map[*model.Stage]accessFormat
	usual accessFormat
	// close is called when the site serves no longer.
	close func()
	// requests are those under way: readers of the lock.
	requests sync.RWMutex
}

// NewSite makes the site of the API of a setup: of its stage, if it has one, else
// of all stages of the API. An HTTP API whose files hold no stage has the default
// one. Closing is called when the site has answered its last request.
func NewSite(setup simulate.Setup, closing func()) (*Site, error) {
	api := *setup.API
	switch {
	case setup.Stage != nil:
		api.Stages = []*model.Stage{setup.Stage}
	case len(api.Stages) == 0 && api.Protocol != model.HTTP:
		return nil, errors.New("the files hold no stage of the API; an OpenAPI document that stands alone has the one of --stage NAME")
	case len(api.Stages) == 0:
		usual := model.Literal(model.DefaultStage, setup.API.Where())
		api.Stages = []*model.Stage{{Object: setup.API.Object, API: setup.API, StageName: usual}}
	}
	setup.Streams = true
	site := &Site{setup: setup, close: closing, logs: make(map[*model.Stage]accessFormat, len(api.Stages))}
	site.setup.API = &api
	site.usual = formatOf(&api, nil)
	for _, stage := range api.Stages {
		site.logs[stage] = formatOf(&api, stage)
	}
	return site, nil
}

// Paths are those that the stages answer under, sorted.
func (s *Site) Paths() []string {
	var paths []string
	for _, stage := range s.setup.API.Stages {
		switch name, known := stage.StageName.Get(); {
		case name == model.DefaultStage:
			paths = append(paths, "/")
		case known:
			paths = append(paths, "/"+name+"/")
		}
	}
	slices.Sort(paths)
	return paths
}

func (s *Site) format(stage *model.Stage) accessFormat {
	if format, ok := s.logs[stage]; ok {
		return format
	}
	return s.usual
}

// retire waits for the requests under way and closes the site.
func (s *Site) retire() {
	s.requests.Lock()
	defer s.requests.Unlock()
	s.close()
}
