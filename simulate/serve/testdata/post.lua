-- The request of the method with templates.
wrk.method = "POST"
wrk.body   = "{\"id\":\"o-1\",\"lines\":[{\"sku\":\"a\",\"count\":1},{\"sku\":\"b\",\"count\":2}]}"
wrk.headers["Content-Type"] = "application/json"
