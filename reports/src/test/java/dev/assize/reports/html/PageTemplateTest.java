package dev.assize.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateSequenceModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTemplateTest {
    private record Shown(String name, Optional<String> maybe, List<String> list) {}

    private final RecordWrapper wrapper = new RecordWrapper();

    @Test
    void showsComponentsAndNothingElse() throws Exception {
        var model = (TemplateHashModel)
                Objects.requireNonNull(wrapper.wrap(new Shown("a", Optional.empty(), List.of("x"))));

        assertThat(model.get("name")).hasToString("a");
        assertThat(model.get("maybe")).isNull();
        assertThat(((TemplateSequenceModel) Objects.requireNonNull(model.get("list"))).size())
                .isOne();
        assertThat(model.get("class")).isNull();
        assertThat(model.get("hashCode")).isNull();
    }

    @Test
    void refusesOtherObjects() {
        assertThatThrownBy(() -> wrapper.wrap(Runtime.getRuntime()))
                .isInstanceOf(TemplateModelException.class)
                .hasMessage("templates see no values of java.lang.Runtime");
        assertThatThrownBy(() -> wrapper.wrap(0.7996)).isInstanceOf(TemplateModelException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.ftlh", "class.ftlh"})
    void abortsInsteadOfLeavingAGap(String template) throws Exception {
        var model =
                (TemplateHashModel) Objects.requireNonNull(wrapper.wrap(new Shown("<b>", Optional.empty(), List.of())));

        assertThatThrownBy(() -> new PageTemplate().render(template, model))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the template " + template + " does not fit its view; this is a defect");
    }

    @Test
    void escapesByItself() throws Exception {
        var model = (TemplateHashModel)
                Objects.requireNonNull(wrapper.wrap(new Shown("<b>&\"", Optional.empty(), List.of())));

        assertThat(new PageTemplate().render("escaped.ftlh", model).strip()).isEqualTo("<p>&lt;b&gt;&amp;&quot;</p>");
    }

    @Test
    void hasATemplateWithoutArithmetic() throws Exception {
        try (var in = PageTemplate.class.getResourceAsStream("page.ftlh")) {
            String template = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);

            assertThat(template)
                    .doesNotContainPattern("\\$\\{[^}]*[+*/%-][^}]*}")
                    .doesNotContain("?no_esc")
                    .doesNotContain("?eval");
        }
    }
}
