package model

// joinAround joins what stands around the way of requests: rules and
// certificates of listeners, namespaces, task definitions, networks, and what
// belongs to APIs beside their routes.
func (m *Model) joinAround(x indexes) {
	m.joinRules(x)
	m.joinTasks(x)
	m.joinNetworks(x)
	m.joinPlacements()
	m.joinDomains(x)
	deployments := index[Deployment]{}
	for _, deployment := range m.Deployments {
		deployments.add(deployment.ID, deployment)
		deployment.API = x.apis.orFind(deployment.API, deployment.APIID)
	}
	for _, stage := range m.Stages {
		stage.Deployment.To = deployments.find(stage.Deployment.ID)
		if stage.Canary != nil {
			stage.Canary.Deployment.To = deployments.find(stage.Canary.Deployment.ID)
		}
	}
	for _, schema := range m.RequestModels {
		schema.API = x.apis.orFind(schema.API, schema.APIID)
	}
	for _, plan := range m.UsagePlans {
		for i := range plan.Stages {
			plan.Stages[i].API = x.apis.orFind(plan.Stages[i].API, plan.Stages[i].APIID)
		}
	}
}

// orFind gives an object that is known already, else finds it.
func (x index[T]) orFind(known *T, name Text) *T {
	if known != nil {
		return known
	}
	return x.find(name)
}

// joinRules gives listeners their rules and certificates. All of them are known
// of a listener that is made in the same document and not handed on, and all
// rules where a listing holds the default rule, which comes with the others.
func (m *Model) joinRules(x indexes) {
	certificates := index[Certificate]{}
	for _, certificate := range m.Certificates {
		certificates.add(certificate.ARN, certificate)
	}
	for _, listener := range m.Listeners {
		_, _, made := listener.ARN.Symbol()
		listener.RulesOpen = (!made || listener.HandedOn) && !m.Complete
		listener.CertificatesOpen = listener.RulesOpen
	}
	for _, rule := range m.Rules {
		m.joinRule(x, rule)
	}
	for _, more := range m.MoreCertificates {
		if more.Listener.To = x.listeners.find(more.Listener.ID); more.Listener.To != nil {
			more.Listener.To.Certificates = append(more.Listener.To.Certificates, more.Certificates...)
		}
	}
	for _, listener := range m.Listeners {
		for _, arn := range listener.Certificates {
			if certificate := certificates.find(arn); certificate != nil {
				listener.Shows = append(listener.Shows, certificate)
			}
		}
	}
}

func (m *Model) joinRule(x indexes, rule *ListenerRule) {
	for i := range rule.Actions {
		joinGroups(x, rule.Actions[i].Groups)
	}
	listener := x.listeners.find(rule.Listener.ID)
	switch rule.Listener.To = listener; {
	case listener == nil:
	case rule.Default:
		listener.RulesOpen = false
	default:
		listener.Rules = append(listener.Rules, rule)
	}
}

func joinGroups(x indexes, groups []Ref[TargetGroup]) {
	for i := range groups {
		groups[i].To = x.groups.find(groups[i].ID)
	}
}

func (m *Model) joinTasks(x indexes) {
	namespaces, definitions := index[Namespace]{}, index[TaskDefinition]{}
	for _, namespace := range m.Namespaces {
		namespaces.add(namespace.ID, namespace)
		namespaces.add(namespace.ARN, namespace)
	}
	for _, definition := range m.Definitions {
		definitions.add(definition.ARN, definition)
		definitions.add(definition.Family, definition)
	}
	for _, service := range m.Services {
		service.Namespace.To = namespaces.find(service.Namespace.ID)
	}
	for _, task := range m.Tasks {
		task.Definition.To = definitions.find(task.Definition.ID)
		for i := range task.Balancers {
			task.Balancers[i].Group.To = x.groups.find(task.Balancers[i].Group.ID)
		}
	}
}

func (m *Model) joinNetworks(x indexes) {
	networks := index[VPC]{}
	for _, vpc := range m.VPCs {
		networks.add(vpc.ID, vpc)
	}
	for _, subnet := range m.Subnets {
		subnet.VPC.To = networks.find(subnet.VPC.ID)
	}
	for _, service := range m.EndpointServices {
		for i := range service.Balancers {
			service.Balancers[i].To = x.balancers.find(service.Balancers[i].ID)
		}
	}
}

func (m *Model) joinDomains(x indexes) {
	domains := index[DomainName]{}
	for _, domain := range m.Domains {
		domains.add(domain.ID, domain)
		domains.add(domain.HostName, domain)
	}
	for _, mapping := range m.APIMappings {
		if mapping.API = x.apis.orFind(mapping.API, mapping.APIID); mapping.API != nil {
			mapping.API.Mappings = append(mapping.API.Mappings, mapping)
		}
		if mapping.Domain.To = domains.find(mapping.Domain.ID); mapping.Domain.To != nil {
			mapping.Domain.To.Mappings = append(mapping.Domain.To.Mappings, mapping)
		}
	}
}

// adoptFaults takes what files say of objects, and the listings that are not
// whole: nobody can tell then what
// is missing.
func (m *Model) adoptFaults(facts *Model) {
	m.Statements = append(m.Statements, facts.Statements...)
	for _, fault := range facts.Faults {
		if fault.Kind == IncompleteListing {
			m.Faults = append(m.Faults, fault)
			m.Complete = false
		}
	}
}

// adoptAround takes what stands around the way of requests from other facts.
func (m *Model) adoptAround(facts *Model) {
	m.Rules = append(m.Rules, facts.Rules...)
	m.MoreCertificates = append(m.MoreCertificates, facts.MoreCertificates...)
	m.Namespaces = append(m.Namespaces, facts.Namespaces...)
	m.Definitions = append(m.Definitions, facts.Definitions...)
	m.VPCs = append(m.VPCs, facts.VPCs...)
	m.Subnets = append(m.Subnets, facts.Subnets...)
	m.EndpointServices = append(m.EndpointServices, facts.EndpointServices...)
	m.Domains = append(m.Domains, facts.Domains...)
	m.APIMappings = append(m.APIMappings, facts.APIMappings...)
	m.ClientCerts = append(m.ClientCerts, facts.ClientCerts...)
	m.GatewayAccounts = append(m.GatewayAccounts, facts.GatewayAccounts...)
}
