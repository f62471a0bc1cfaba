package config

import "strings"

// SchemaPath is where the JSON Schema of the configuration stands in the
// repository.
const SchemaPath = "schema/linkproof.schema.json"

// SchemaURL is where editors find it.
const SchemaURL = "https://raw.githubusercontent.com/linkproof/linkproof/main/" + SchemaPath

// object is a JSON object; encoding sorts its keys.
type object = map[string]any

// Schema gives the JSON Schema, draft 7, by which editors check a
// configuration.
func Schema() any {
	properties := schemas(func(Key) bool { return true })
	properties["rules"] = rulesSchema()
	properties["paths"] = listSchema("what is checked when no path is given")
	properties["exclude"] = listSchema("patterns of files that are never checked, such as legacy/**")
	perFolder := schemas(func(key Key) bool { return key.Folder })
	perFolder["rules"] = rulesSchema()
	perFolder["paths"] = listSchema("patterns of the files that this is about")
	properties["overrides"] = object{
		"description": "what differs for some files; later ones go before earlier ones", "type": "array",
		"items": object{"type": "object", "properties": perFolder, "required": []string{"paths"}, "additionalProperties": false},
	}
	return object{
		"$schema": "http://json-schema.org/draft-07/schema#", "$id": SchemaURL, "title": "Configuration of linkproof (" + Name + ")",
		"type": "object", "properties": properties, "additionalProperties": false,
	}
}

func schemas(which func(Key) bool) object {
	properties := make(object)
	for _, key := range Keys() {
		if which(key) {
			properties[key.Name] = key.schema()
		}
	}
	return properties
}

func (k *Key) schema() object {
	scalar := object{"type": []string{"string", "number", "boolean"}}
	switch k.Kind {
	case Truth:
		return object{"description": k.About, "type": "boolean"}
	case Number:
		return object{"description": k.About, "type": "integer", "minimum": 0}
	case PathList:
		return listSchema(k.About)
	case TextMap:
		return object{"description": k.About, "type": "object", "additionalProperties": scalar}
	default:
		text := object{"description": k.About, "type": "string"}
		if strings.HasPrefix(k.Name, "fail") {
			text["enum"] = failOn
		}
		return text
	}
}

func listSchema(about string) object {
	return object{"description": about, "type": "array", "items": object{"type": "string"}}
}

func rulesSchema() object {
	return object{
		"description": "ids, names or families of rules, or policy, and off, on, info, warning or error", "type": "object",
		"additionalProperties": object{"enum": []string{"off", "on", "info", "warning", "error"}},
	}
}
