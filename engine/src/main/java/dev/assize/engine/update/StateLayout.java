package dev.assize.engine.update;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.updater.UpdaterUtils;

/**
 * Where DL4J keeps the states of optimisers: neighbouring variables with equal optimisers form a block of p parameters,
 * and a block of k states lies as [k, p], one block after the other.
 */
final class StateLayout {
    private final int[] firsts; // of each block, in the flattened vector
    private final int[] ends;
    private final int[] starts; // of each block, in the vector of states
    private final int length;

    StateLayout(List<Variable> variables, List<Group> groups) {
        List<Integer> first = new ArrayList<>();
        List<Integer> start = new ArrayList<>();
        int states = 0;
        for (int i = 0; i < variables.size(); i++) {
            Variable variable = variables.get(i);
            if (i == 0 || !joined(variables.get(i - 1), variable)) {
                first.add(variable.offset());
                start.add(states);
            }
            states = Math.addExact(
                    states, Math.multiplyExact(groups.get(i).optimizer().states(), variable.length()));
        }
        firsts = first.stream().mapToInt(Integer::intValue).toArray();
        starts = start.stream().mapToInt(Integer::intValue).toArray();
        ends = new int[firsts.length];
        for (int block = 0; block < ends.length; block++) {
            ends[block] = block + 1 < ends.length
                    ? firsts[block + 1]
                    : variables.get(variables.size() - 1).end();
        }
        length = states;
    }

    private static boolean joined(Variable one, Variable next) {
        return UpdaterUtils.updaterConfigurationsEquals(one.layer(), one.name(), next.layer(), next.name());
    }

    /** Returns how many numbers all states have. */
    int length() {
        return length;
    }

    /** Returns the place of state {@code state} of the parameter at {@code flat} in the flattened vector. */
    int place(int flat, int state) {
        int found = Arrays.binarySearch(firsts, flat);
        int block = found >= 0 ? found : -found - 2;
        return starts[block] + state * (ends[block] - firsts[block]) + flat - firsts[block];
    }
}
