# `make` lists the targets.
.DEFAULT_GOAL := help
SHARED ?= ../shared
FUZZTIME ?= 10m

help: ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## build the program into ./linkproof
	CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o linkproof ./cmd/linkproof

test: ## run the tests
	go test ./...

lint: ## run vet and golangci-lint
	go vet ./...
	golangci-lint run

fuzz: ## run every fuzz target for FUZZTIME, ten minutes each
	.ci/fuzz $(FUZZTIME)

bench: ## run the benchmarks of speed and write BENCHMARKS.md; LINKPROOF_CORPUS names a folder of files
	.ci/bench

bench-serve: ## measure serve beside a reverse proxy with wrk and hey
	.ci/bench-serve

docs: ## write what comes from the code: rules/README.md, docs/rules, the schema of the configuration
	go run ./cmd/linkproof rules --format markdown > rules/README.md
	go run ./cmd/linkproof rules --pages docs/rules
	go run ./cmd/linkproof config --no-config --schema > schema/linkproof.schema.json

rule: ## start a rule: make rule ID=LNK099 NAME=link-without-name
	go run ./rules/internal/newrule -id '$(ID)' -name '$(NAME)'
	gofmt -w rules/registry.go
	$(MAKE) docs

release: ## build a snapshot of every archive with goreleaser
	goreleaser check
	goreleaser release --snapshot --clean

score: build ## score the program on a bench of faults and a corpus in SHARED
	python3 $(SHARED)/tools/score-bench ./linkproof --at-least 30
	python3 $(SHARED)/tools/score-corpus ./linkproof

.PHONY: help build test lint fuzz bench bench-serve docs rule release score
