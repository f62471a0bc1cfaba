package rules

import "github.com/linkproof/linkproof/rules/lint"

// All gives every rule there is, by id.
func All() []*lint.Rule {
	return []*lint.Rule{
		&cli001,
		&cli002,
		&cli003,
		&cli004,
		&cli005,
		&ctx002,
		&ctx003,
		&doc001,
		&doc002,
		&doc003,
		&doc004,
		&ign001,
		&ign002,
		&int001,
		&int002,
		&int003,
		&int004,
		&int005,
		&int008,
		&int009,
		&lim001,
		&lnk001,
		&lnk002,
		&lnk005,
		&lnk006,
		&lnk007,
		&lnk008,
		&map001,
		&map002,
		&oas007,
		&own001,
		&own002,
		&rte001,
		&rte003,
		&shp001,
		&shp002,
		&stg001,
		&tls001,
		&tls003,
		&tls005,
	}
}
