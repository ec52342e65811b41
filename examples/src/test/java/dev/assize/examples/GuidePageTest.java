package dev.assize.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GuidePageTest {
    @Test
    void findsCommandsWithTheirCodes() {
        GuidePage page = page("""
                # Page

                ```console
                $ assize audit audit.yaml
                selection-sex  0.75  inconclusive
                # exit 3
                $ ./assize --version
                $ mvn verify
                ```
                """);

        assertThat(page.commands())
                .containsExactly(
                        new GuidePage.Command("audit audit.yaml", 4, 3), new GuidePage.Command("--version", 7, 0));
    }

    @Test
    void findsFiles_whenABlockNamesOne() {
        GuidePage page = page("""
                ```yaml policy.yaml
                policy: p
                version: 1
                ```

                ```yaml
                no: file
                ```
                """);

        assertThat(page.files()).containsOnlyKeys("policy.yaml").containsValue("policy: p\nversion: 1\n");
    }

    @Test
    void leavesOut_whatIsNotToBeRun() {
        GuidePage page = page("""
                ```console not-run
                $ assize data get adult
                ```

                ```shell
                $ assize demo
                ```
                """);

        assertThat(page.commands()).isEmpty();
        assertThat(page.files()).isEmpty();
    }

    @Test
    void splitsWords_andKeepsQuotedOnesTogether() {
        GuidePage.Command command = new GuidePage.Command("init \"my loans.csv\" --label 'is approved'", 1, 0);

        assertThat(command.arguments()).containsExactly("init", "my loans.csv", "--label", "is approved");
    }

    @Test
    void saysWhere_whenABlockHasNoEnd() {
        assertThatThrownBy(() -> page("text\n```console\n$ assize demo\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("page.md:2: the block that begins here has no end; add a line ```");
    }

    private static GuidePage page(String text) {
        return GuidePage.parse("page.md", List.of(text.split("\n", -1)));
    }
}
