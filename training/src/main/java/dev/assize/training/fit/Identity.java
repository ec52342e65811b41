package dev.assize.training.fit;

import dev.assize.core.Digest;
import dev.assize.core.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a training is: everything that its next step follows from, apart from its state. Digests stand for network and
 * examples.
 *
 * @param facts texts by name
 */
record Identity(SortedMap<String, String> facts) {
    private static final String NONE = "none";

    Identity {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    static Identity of(String configuration, FitOptions options, FitData data, Seed seed) {
        SortedMap<String, String> facts = new TreeMap<>(options.decisive());
        facts.put("network", Digest.of(configuration).toString());
        facts.put("training examples", data.training().digest().toString());
        facts.put(
                "validation examples",
                data.validation().map(held -> held.digest().toString()).orElse(NONE));
        facts.put("measured training rows", data.curveRows() == 0 ? "all" : Integer.toString(data.curveRows()));
        facts.put("seed", Long.toString(seed.value()));
        return new Identity(facts);
    }

    /** Returns this training with one more fact. */
    Identity with(String name, String fact) {
        SortedMap<String, String> more = new TreeMap<>(facts);
        more.put(name, fact);
        return new Identity(more);
    }

    /** Returns a sentence for each fact in which this training differs from another. */
    List<String> differences(Identity saved) {
        SortedSet<String> names = new TreeSet<>(facts.keySet());
        names.addAll(saved.facts.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String here = facts.getOrDefault(name, NONE);
            String there = saved.facts.getOrDefault(name, NONE);
            if (!here.equals(there)) {
                differences.add("its " + name + " is " + there + ", that of this training " + here);
            }
        }
        return differences;
    }
}
