package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
    @Test
    void keepsCopiesThatCannotBeChanged() {
        TreeMap<String, String> versions = new TreeMap<>();
        Provenance provenance = new Provenance(new TreeMap<>(), versions, new TreeMap<>(), new TreeMap<>());
        versions.put("assize", "1");

        assertThat(provenance.versions()).isEmpty();
        assertThatThrownBy(() -> provenance.seeds().put("split", 1L)).isInstanceOf(UnsupportedOperationException.class);
    }
}
