package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("label", "favorable", "sensitive", "exclude");

    @Test
    void findsTheNearestName() {
        assertThat(Suggestion.nearest("favourable", KNOWN)).contains("favorable");
        assertThat(Suggestion.nearest("lable", KNOWN)).contains("label"); // a swap is one edit
        assertThat(Suggestion.nearest("SENSITIVE", KNOWN)).contains("sensitive");
    }

    @Test
    void staysSilent_whenNothingIsNear() {
        assertThat(Suggestion.nearest("quantity", KNOWN)).isEmpty();
        assertThat(Suggestion.nearest("", List.of())).isEmpty();
    }

    @Test
    void takesTheFirstInTheAlphabet_whenTwoAreEquallyNear() {
        assertThat(Suggestion.nearest("ac", List.of("bc", "aa"))).contains("aa");
    }

    @Test
    void listsTheKnownNames() {
        assertThat(Suggestion.among("labell", KNOWN))
                .isEqualTo("Did you mean 'label'? Known: exclude, favorable, label, sensitive.");
        assertThat(Suggestion.among("x", List.of())).isEqualTo("None is known.");
    }

    @Test
    void cutsALongList() {
        List<String> many = IntStream.range(10, 30).mapToObj(i -> "name" + i).toList();

        assertThat(Suggestion.among("zzz", many)).startsWith("Known: name10,").endsWith("name21 and 8 more.");
    }
}
