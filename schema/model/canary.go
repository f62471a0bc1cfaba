package model

import "strconv"

// Canary is the part of the requests to a stage of a REST API that another
// deployment answers.
type Canary struct {
	Object
	// Percent is how many of a hundred requests go to it, as written; absent for
	// none.
	Percent Text
	// Overrides are merged over the variables of the stage, and OverridesOpen
	// tells that there may be more of them.
	Overrides     []Setting
	OverridesOpen bool
	// UseStageCache tells that it shares the cache of the stage.
	UseStageCache Value[bool]
	// Deployment is the snapshot of the API that it serves.
	Deployment Ref[Deployment]
}

// Share gives how many of a hundred requests go to the canary, and whether that
// is known.
func (c *Canary) Share() (percent float64, known bool) {
	if c.Percent.Absent() {
		return 0, true
	}
	text, known := c.Percent.Get()
	percent, err := strconv.ParseFloat(text, 64)
	return percent, known && err == nil
}

// CanaryKeys are the names that a notation has for the members of a canary.
type CanaryKeys struct {
	Percent, Overrides, UseStageCache, Deployment string
}

// Canary reads the canary settings at a key; nil without any.
func (f Fields) Canary(key string, keys CanaryKeys) *Canary {
	fields := f.Object(key)
	if fields.Absent() {
		return nil
	}
	canary := &Canary{
		Object: fields.Describe("CanarySetting", ""), Percent: fields.Text(keys.Percent), UseStageCache: fields.Bool(keys.UseStageCache),
	}
	canary.Overrides, canary.OverridesOpen = fields.Settings(keys.Overrides)
	canary.Deployment.ID = fields.Text(keys.Deployment)
	return canary
}
