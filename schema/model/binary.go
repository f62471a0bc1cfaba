package model

import "strings"

// PassesBinary tells whether bodies of a media type are passed on as they are:
// whether it is among the binary media types of the API, in which */* stands
// for all types and image/* for those that start with image/.
func (a *API) PassesBinary(mediaType string) Answer {
	passes := No
	for _, text := range a.BinaryMediaTypes {
		pattern, known := text.Get()
		if !known {
			passes = CannotTell
			continue
		}
		if coversType(strings.ToLower(pattern), strings.ToLower(mediaType)) {
			return Yes
		}
	}
	return passes
}

func coversType(pattern, mediaType string) bool {
	general, isGeneral := strings.CutSuffix(pattern, "/*")
	return pattern == "*/*" || pattern == mediaType || isGeneral && strings.HasPrefix(mediaType, general+"/")
}
