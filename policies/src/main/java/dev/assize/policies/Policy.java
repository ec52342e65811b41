package dev.assize.policies;

import java.util.List;

/**
 * Rules and the exceptions from them, those of extended packs and files included.
 *
 * @param name what it is called
 * @param version its version, as written
 * @param title what it is about, in plain words
 * @param rules in order: those of extended policies first
 * @param waivers exceptions
 */
public record Policy(String name, String version, String title, List<Rule> rules, List<Waiver> waivers) {
    /** Copies the lists. */
    public Policy {
        rules = List.copyOf(rules);
        waivers = List.copyOf(waivers);
    }
}
