package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPreCommit installs the hook with the real pre-commit from a clone of this
// repository, and makes a good and a bad commit. Modules are those that are
// there; nothing is fetched.
func TestPreCommit(t *testing.T) {
	for _, name := range []string{"git", "pre-commit"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skip(name + " is not installed")
		}
	}
	if os.Getenv("LINKPROOF_TOOLS") == "" {
		t.Skip("LINKPROOF_TOOLS asks for the tests that run other programs for long")
	}
	home, hooks, work := t.TempDir(), filepath.Join(t.TempDir(), "hooks"), t.TempDir()
	run := runner(t, home)
	if output, err := run(".", "git", "clone", "-q", "../..", hooks); err != nil {
		t.Skipf("this is no git repository: %s", output)
	}
	revision, err := run(hooks, "git", "rev-parse", "HEAD")
	if err != nil {
		t.Fatal(revision)
	}
	writeIn(t, work, ".pre-commit-config.yaml", "repos:\n- repo: "+hooks+"\n  rev: "+strings.TrimSpace(revision)+"\n  hooks:\n  - id: linkproof\n")
	for _, command := range [][]string{{"git", "init", "-q", "."}, {"git", "add", "."}, {"pre-commit", "install", "--install-hooks"}} {
		if output, err := run(work, command...); err != nil {
			t.Fatalf("%v: %s", command, output)
		}
	}
	const link = "Resources:\n  Link: {Type: AWS::ApiGateway::VpcLink, Properties: {Name: shop, TargetArns: [LIST]}}\n"
	writeIn(t, work, "good.yaml", strings.Replace(link, "LIST", "!Ref Balancer", 1)+
		"  Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Type: network, Scheme: internal, Subnets: [subnet-1, subnet-2]}}\n")
	if output, err := commit(run, work); err != nil || !strings.Contains(output, "linkproof lint") || !strings.Contains(output, "Passed") {
		t.Fatalf("the good commit is refused: %v\n%s", err, output)
	}
	writeIn(t, work, "bad.yaml", strings.Replace(link, "LIST", "", 1))
	if output, err := commit(run, work); err == nil || !strings.Contains(output, "bad.yaml:2:") || !strings.Contains(output, "LNK008") {
		t.Errorf("the bad commit is let through: %v\n%s", err, output)
	}
}

// runner runs programs with a home of their own and without a network.
func runner(t *testing.T, home string) func(folder string, command ...string) (string, error) {
	t.Helper()
	caches, err := exec.CommandContext(t.Context(), "go", "env", "GOMODCACHE", "GOCACHE").Output()
	modules, builds, ok := strings.Cut(strings.TrimSpace(string(caches)), "\n")
	if err != nil || !ok {
		t.Fatalf("%s: %v", caches, err)
	}
	environment := append(os.Environ(), "HOME="+home, "PRE_COMMIT_HOME="+filepath.Join(home, "cache"), "GOMODCACHE="+modules, "GOCACHE="+builds,
		"GOFLAGS=-mod=mod", "GOPROXY=off", "GOSUMDB=off", "GIT_CONFIG_GLOBAL="+filepath.Join(home, "gitconfig"),
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com")
	writeIn(t, home, "gitconfig", "[safe]\n\tdirectory = *\n")
	return func(folder string, command ...string) (string, error) {
		started := exec.CommandContext(t.Context(), command[0], command[1:]...)
		started.Dir, started.Env = folder, environment
		output, err := started.CombinedOutput()
		return string(output), err
	}
}

func writeIn(t *testing.T, folder, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func commit(run func(string, ...string) (string, error), folder string) (string, error) {
	if output, err := run(folder, "git", "add", "."); err != nil {
		return output, err
	}
	return run(folder, "git", "commit", "-q", "-m", "change")
}
