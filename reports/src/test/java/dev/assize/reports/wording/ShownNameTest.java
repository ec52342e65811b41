package dev.assize.reports.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownNameTest {
    private static final Texts TEXTS = Texts.of("en");

    @Test
    void cutsLongNamesAtWholeCharacters() {
        assertThat(ShownName.of("x".repeat(80))).isEqualTo("x".repeat(80));
        assertThat(ShownName.of("x".repeat(10_000))).isEqualTo("x".repeat(79) + "…");
        assertThat(ShownName.of("\ud83d\ude00".repeat(81))).isEqualTo("\ud83d\ude00".repeat(79) + "…");
    }

    @Test
    void replacesControlCharactersAndBrokenPairs() {
        assertThat(ShownName.of("a\u0000b\u001bc\nd\ud800e\uffff")).isEqualTo("a\ufffdb\ufffdc d\ufffde\ufffd");
    }

    @Test
    void tellsAScopeInOneLine() {
        Scope scope = Scope.attribute("sex")
                .withGroups("Female", "Male")
                .withClass("yes")
                .with("delta", 1e-5);

        assertThat(ShownName.scope(scope, TEXTS)).isEqualTo("sex: Female vs Male · class yes · delta = 0.00001");
        assertThat(ShownName.scope(Scope.ALL, TEXTS)).isEqualTo("all rows");
        assertThat(ShownName.scope(Scope.ALL.withAttributes(List.of("sex", "age")), TEXTS))
                .isEqualTo("sex × age");
    }
}
