package dev.assize.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtendedFileTest {
    private static final String RULE = """
            rules:
              - id: %s
                metric: fairness.x
                require: {atLeast: 0.8}
            """;

    @TempDir
    private Path root = Path.of("");

    private Path write(String name, String head, String ruleId) throws IOException {
        Path file = root.resolve("policies").resolve(name);
        Files.createDirectories(file.getParent());
        String rules = ruleId.isEmpty() ? "" : RULE.formatted(ruleId);
        return Files.writeString(file, "policy: p\nversion: 1\n" + head + "\n" + rules);
    }

    private String refusal(Path file) {
        PolicyException thrown = catchThrowableOfType(PolicyException.class, () -> PolicyReader.read(file));
        return thrown == null
                ? "accepted"
                : thrown.getMessage().replace(root.toString().replace('\\', '/'), "ROOT");
    }

    @Test
    void putsTheRulesOfFilesFirst_inTheOrderNamed() throws IOException {
        write("base/one.yaml", "extends: [two.yaml]", "one");
        write("base/two.yaml", "", "two");
        Path file = write("p.yaml", "extends: [base/one.yaml, base/two.yaml, pack:us-four-fifths]", "own");

        assertThat(PolicyReader.read(file).rules())
                .extracting(Rule::id)
                .containsExactly("two", "one", "four-fifths", "own");
    }

    @Test
    void namesThePlace_whenAPolicyExtendsItself() throws IOException {
        assertThat(refusal(write("p.yaml", "extends: [p.yaml]", "a"))).isEqualTo("""
                ROOT/policies/p.yaml:3:11: 'p.yaml' extends itself
                    3 | extends: [p.yaml]
                      |           ^
                  Remove this line or the one that leads back here.""");
    }

    @Test
    void namesTheWayRound_whenPoliciesExtendEachOther() throws IOException {
        write("b.yaml", "extends: [c.yaml]", "b");
        write("c.yaml", "extends: [./a.yaml]", "c");

        assertThat(refusal(write("a.yaml", "extends: [b.yaml]", "a"))).isEqualTo("""
                ROOT/policies/c.yaml:3:11: './a.yaml' extends itself through c.yaml, b.yaml
                    3 | extends: [./a.yaml]
                      |           ^
                  Remove this line or the one that leads back here.""");
    }

    @Test
    void refusesFilesOutside_whenAPathClimbs() throws IOException {
        Files.writeString(root.resolve("secret.yaml"), "policy: p\nversion: 1\n");

        assertThat(refusal(write("p.yaml", "extends: [../secret.yaml]", ""))).isEqualTo("""
                ROOT/policies/p.yaml:3:11: '../secret.yaml' lies outside the folder of the policy
                    3 | extends: [../secret.yaml]
                      |           ^
                  Copy the file into the folder and name it relative to this file.""");
        assertThat(refusal(write("p.yaml", "extends: [/etc/passwd]", "")))
                .contains("'/etc/passwd' lies outside the folder of the policy");
    }

    @Test
    void refusesFilesOutside_whenALinkLeadsThere() throws IOException {
        Path outside = Files.writeString(root.resolve("secret.yaml"), "policy: p\nversion: 1\n");
        Path file = write("p.yaml", "extends: [link.yaml]", "");
        Files.createSymbolicLink(file.resolveSibling("link.yaml"), outside);

        assertThat(refusal(file)).isEqualTo("""
                ROOT/policies/p.yaml:3:11: 'link.yaml' lies outside the folder of the policy
                    3 | extends: [link.yaml]
                      |           ^
                  Copy the file into the folder and name it relative to this file.""");
    }

    @Test
    void namesTheFile_whenItDoesNotExist() throws IOException {
        assertThat(refusal(write("p.yaml", "extends: [bse.yaml]", ""))).isEqualTo("""
                ROOT/policies/p.yaml:3:11: there is no file 'bse.yaml'
                    3 | extends: [bse.yaml]
                      |           ^
                  Name it relative to this file, or write pack:NAME.""");
    }

    @Test
    void namesBothFiles_whenTwoBringOneRule() throws IOException {
        write("one.yaml", "", "a");
        write("two.yaml", "", "a");

        assertThat(refusal(write("p.yaml", "extends: [one.yaml, two.yaml]", "")))
                .isEqualTo("""
                ROOT/policies/p.yaml:3:21: rule 'a' comes from ROOT/policies/one.yaml and from ROOT/policies/two.yaml
                    3 | extends: [one.yaml, two.yaml]
                      |                     ^
                  Extend one of the two, or give one of the rules another id.""");
    }

    @Test
    void reportsTheFaultsOfAllFiles_together() throws IOException {
        write("one.yaml", "titel: x", "a");

        assertThat(refusal(write("p.yaml", "extends: [one.yaml]\ntitel: y", "")))
                .isEqualTo("""
                ROOT/policies/one.yaml:3:1: unknown key 'titel'
                    3 | titel: x
                      | ^
                  Known keys: policy, version, title, extends, rules, waivers
                  Did you mean 'title'?
                ROOT/policies/p.yaml:4:1: unknown key 'titel'
                    4 | titel: y
                      | ^
                  Known keys: policy, version, title, extends, rules, waivers
                  Did you mean 'title'?""");
    }
}
