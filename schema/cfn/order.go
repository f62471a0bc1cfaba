package cfn

// Types of snapshots of APIs: the order in which resources are made decides
// what they hold.
const (
	typeDeployment     = "AWS::ApiGateway::Deployment"
	typeHTTPDeployment = "AWS::ApiGatewayV2::Deployment"
)

// order notes for each deployment which resources are made before it: those
// that it refers to or depends on, and those that these need in turn.
func (s *survey) order() {
	for at := range s.resources {
		if r := &s.resources[at]; r.kind == typeDeployment || r.kind == typeHTTPDeployment {
			r.after = s.before(at)
		}
	}
}

// before gives the logical ids of all that a resource needs.
func (s *survey) before(at int) []string {
	var names []string
	seen := map[int]bool{at: true}
	for next := []int{at}; len(next) > 0; {
		last := len(next) - 1
		needs := s.needs[next[last]]
		next = next[:last]
		for _, need := range needs {
			if !seen[need.resource] {
				seen[need.resource] = true
				names = append(names, s.resources[need.resource].name())
				next = append(next, need.resource)
			}
		}
	}
	return names
}
