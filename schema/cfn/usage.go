package cfn

import "github.com/linkproof/linkproof/schema/model"

// addDeployment adds the snapshot that a deployment makes.
func (b *builder) addDeployment(d described, api model.Text) {
	b.Deployments = append(b.Deployments, &model.Deployment{
		Object: d.object, ID: d.self(model.OtherAttribute), APIID: api, After: d.resource.after, Resource: d.resource.body,
	})
}

// readHTTPDeployment reads a deployment of an HTTP or WebSocket API. A
// StageName names a stage that is there already.
func readHTTPDeployment(b *builder, d described) { b.addDeployment(d, d.Text("ApiId")) }

func readUsagePlan(b *builder, d described) {
	throttle := d.Object("Throttle")
	plan := &model.UsagePlan{
		Object: d.object, ID: d.self(model.OtherAttribute), Rate: throttle.Text("RateLimit"), Burst: throttle.Int("BurstLimit"),
		Quota: d.Object("Quota").Int("Limit"),
	}
	stages, _ := d.Objects("ApiStages")
	for _, stage := range stages {
		plan.Stages = append(plan.Stages, model.PlannedStage{
			Object: d.inner(stage), APIID: stage.Text("ApiId"), StageName: stage.Text("Stage"),
			Limits: stage.MethodLimits("Throttle", "RateLimit", "BurstLimit"),
		})
	}
	b.UsagePlans = append(b.UsagePlans, plan)
}

func readAPIKey(b *builder, d described) {
	b.APIKeys = append(b.APIKeys, &model.APIKey{Object: d.object, ID: d.self(model.OtherAttribute), Value: d.Text("Value"), Enabled: d.Bool("Enabled")})
}

func readClientCertificate(b *builder, d described) {
	b.ClientCerts = append(b.ClientCerts, &model.ClientCertificate{Object: d.object, ID: d.self(model.OtherAttribute), Expires: model.AbsentText(d.Head)})
}

func readAccount(b *builder, d described) {
	b.GatewayAccounts = append(b.GatewayAccounts, &model.GatewayAccount{Object: d.object, LogRole: d.Text("CloudWatchRoleArn")})
}

// The names of the limits of stages.
const (
	throttlingRate  = "ThrottlingRateLimit"
	throttlingBurst = "ThrottlingBurstLimit"
)

// restObservation reads how a stage of a REST API logs and throttles: what
// holds for all methods.
func restObservation(stage *model.Stage, fields model.Fields) {
	logs := fields.Object("AccessLogSetting")
	stage.LogDestination, stage.LogFormat = logs.Text("DestinationArn"), logs.Text("Format")
	stage.CacheCluster = fields.Bool("CacheClusterEnabled")
	all, count := fields.Objects("MethodSettings")
	observation(stage, model.Fields{Head: fields.Head, Evaluator: fields.Evaluator})
	stage.OwnLimits = count.Unknown()
	if count.Unknown() {
		stage.Logging = model.UnknownText("MethodSettings", count.Why(), count.Where())
	}
	for _, settings := range all {
		if settings.Text("HttpMethod").Is("*") && settings.Text("ResourcePath").Is("/*") {
			observation(stage, settings)
		} else {
			stage.OwnLimits = true
			stage.Limits = append(stage.Limits, model.MethodLimit{
				Path: settings.Text("ResourcePath"), Method: settings.Text("HttpMethod"), Limit: settings.Limit(throttlingRate, throttlingBurst),
			})
		}
	}
}

// httpObservation is restObservation for stages of HTTP and WebSocket APIs.
func httpObservation(stage *model.Stage, d described) {
	logs := d.Object("AccessLogSettings")
	stage.LogDestination, stage.LogFormat = logs.Text("DestinationArn"), logs.Text("Format")
	observation(stage, d.Object("DefaultRouteSettings"))
	stage.OwnLimits = d.Has("RouteSettings")
	stage.Limits = d.RouteLimits("RouteSettings", throttlingRate, throttlingBurst)
}

func observation(stage *model.Stage, settings model.Fields) {
	stage.Logging, stage.DataTrace = settings.Text("LoggingLevel"), settings.Bool("DataTraceEnabled")
	stage.ThrottlingRate, stage.ThrottlingBurst = settings.Text(throttlingRate), settings.Int(throttlingBurst)
	stage.Caching = settings.Bool("CachingEnabled")
}
