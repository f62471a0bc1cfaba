package awsjson

import (
	"slices"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Load reads the files of one folder as one snapshot, which is one world.
// Facts, where given, makes an unsealed model of what is known beside.
func Load(files []*syntax.File, given model.Given, facts func() *model.Model) *model.InputSet {
	world := understand(files, given, true)
	if facts != nil {
		world.Adopt(facts())
	}
	world.Seal()
	return &model.InputSet{Files: files, Worlds: []*model.Model{world}}
}

// Facts reads the answers of one folder and gives the model unsealed, so that
// other models can adopt what it holds. A request is no fact.
func Facts(files []*syntax.File, given model.Given) *model.Model {
	return understand(files, given, false)
}

// Names yields what the objects that answers describe are named by: ids, ARNs
// and DNS names, some more than once.
func Names(files []*syntax.File) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		facts := Facts(files, model.Given{})
		for name := range facts.PhysicalNames {
			if !yield(name) {
				return
			}
		}
	}
}

func understand(files []*syntax.File, given model.Given, requests bool) *model.Model {
	s := &snapshot{
		Model: model.NewModel(given), evaluator: placeholders{},
		seen: make(map[identity]bool), paths: make(map[string]model.Text),
	}
	s.Files = files
	for _, file := range files {
		s.readFile(file, requests)
	}
	s.join()
	return s.Model
}

// snapshot is a model in the making.
type snapshot struct {
	*model.Model
	evaluator model.Evaluator
	// seen are the objects read so far: two files may print the same.
	seen map[identity]bool
	// rest and http find the APIs by generation, once all are read.
	rest, http owners
	// paths are those of REST resources by id.
	paths map[string]model.Text
	// routes are the routes with what they name their API by.
	routes []namedRoute
	// named are the APIs that requests of a script are about.
	named []namedAPI
	// requested are integrations of put-integration, which name their method.
	requested []requestedIntegration
	// written is the request in hand where its settings were changed since.
	written *syntax.Node
	// call is the one whose request is in hand; empty for answers.
	call string
	// discovered are instances that name their service by its name.
	discovered []discovered
	// unlisted are the numbers of instances of listings without any.
	unlisted []model.Value[int]
	// rules are those of security groups that are listed by themselves.
	rules []looseRule
	// targets and attributes are listed without what they belong to.
	targets    []model.Target
	attributes []model.Setting
}

// identity is what an object is known by in its account.
type identity struct{ kind, id string }

// again tells whether an object was read before, and remembers it with what the
// fields say of it.
func (s *snapshot) again(kind string, id model.Text, f model.Fields) bool {
	literal, ok := id.Get()
	if !ok {
		return false
	}
	s.state(kind, literal, f)
	key := identity{kind, literal}
	before := s.seen[key]
	s.seen[key] = true
	return before
}

func (s *snapshot) readFile(file *syntax.File, requests bool) {
	if file.Root == nil && Failed(file.Src) {
		start := syntax.Span{File: file, End: int32(len(file.Src))}
		s.EmptyAnswers = append(s.EmptyAnswers, &model.EmptyAnswer{Object: model.Object{Name: "an error", Span: start}})
	}
	for answer := range found(file.Root) {
		if !answer.shape.request && !slices.Contains(s.Printed, file) {
			s.Printed = append(s.Printed, file)
		}
		if answer.shape.request && !slices.Contains(s.Inputs, file) {
			s.Inputs = append(s.Inputs, file)
		}
		if requests || !answer.shape.request {
			s.read(answer)
		}
	}
}

func (s *snapshot) read(a answer) {
	if a.token != nil {
		s.Complete = false
		s.Faults = append(s.Faults, model.Fault{
			Kind: model.IncompleteListing, Span: a.token.Span, Message: "the listing goes on: the token of the next page stands here",
		})
	}
	if a.shape.read == nil {
		object := model.FieldsOf(nil, a.document, s.evaluator).Describe("", a.shape.commands)
		s.EmptyAnswers = append(s.EmptyAnswers, &model.EmptyAnswer{Object: object})
		return
	}
	s.call = ""
	if a.shape.request {
		s.call = a.shape.commands
	}
	for _, object := range a.objects {
		if fields := model.FieldsOf(nil, object, s.evaluator); fields.Node != nil && fields.Node.Kind == syntax.Map {
			a.shape.read(s, fields)
		}
	}
}
