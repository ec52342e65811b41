package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import java.util.List;

/** Picks a piece of evidence out of a list by the text of its key. */
final class Found {
    private Found() {}

    static Evidence in(List<Evidence> evidence, String key) {
        List<Evidence> matching =
                evidence.stream().filter(e -> e.key().toString().equals(key)).toList();
        assertThat(matching)
                .as(
                        "%s among %s",
                        key, evidence.stream().map(e -> e.key().toString()).toList())
                .hasSize(1);
        return matching.get(0);
    }

    static MeasuredValue value(List<Evidence> evidence, String key) {
        assertThat(in(evidence, key)).isInstanceOf(MeasuredValue.class);
        return (MeasuredValue) in(evidence, key);
    }

    static Undefined undefined(List<Evidence> evidence, String key) {
        assertThat(in(evidence, key)).isInstanceOf(Undefined.class);
        return (Undefined) in(evidence, key);
    }
}
