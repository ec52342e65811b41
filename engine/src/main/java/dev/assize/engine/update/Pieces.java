package dev.assize.engine.update;

import dev.assize.engine.kernel.Range;
import dev.assize.engine.plan.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All parameters as pieces, and tasks of about as many numbers each. A layer may keep several of DL4J's variables in
 * one array, in any order, so pieces follow the order of the array.
 */
final class Pieces {
    private static final int TASK = 1 << 15; // numbers: 128 KiB of float

    private final List<Piece> all = new ArrayList<>();
    private final int[] tasks;

    Pieces(List<? extends Parameter<?>> parameters, List<Variable> variables, List<Group> groups) {
        int[] offsets = variables.stream().mapToInt(Variable::offset).toArray();
        for (int number = 0; number < parameters.size(); number++) {
            Parameter<?> parameter = parameters.get(number);
            int from = 0;
            for (int i = 1; i <= parameter.length(); i++) {
                Group group = groups.get(variable(offsets, parameter, from));
                boolean full = i == parameter.length() || i - from == TASK;
                if (full || groups.get(variable(offsets, parameter, i)).index() != group.index()) {
                    all.add(new Piece(number, new Range(from, i), group));
                    from = i;
                }
            }
        }
        tasks = bounds(all);
    }

    private static int variable(int[] offsets, Parameter<?> parameter, int index) {
        int found = Arrays.binarySearch(
                offsets, parameter.offset() + parameter.spec().place(index));
        int variable = found >= 0 ? found : -found - 2;
        while (variable + 1 < offsets.length && offsets[variable + 1] == offsets[variable]) {
            variable++; // an empty variable begins where the next one does
        }
        return variable;
    }

    private static int[] bounds(List<Piece> pieces) {
        List<Integer> bounds = new ArrayList<>(List.of(0));
        int numbers = 0;
        for (int i = 0; i < pieces.size(); i++) {
            numbers += pieces.get(i).length();
            if (numbers >= TASK || i == pieces.size() - 1) {
                bounds.add(i + 1);
                numbers = 0;
            }
        }
        return bounds.stream().mapToInt(Integer::intValue).toArray();
    }

    List<Piece> all() {
        return all;
    }

    int tasks() {
        return tasks.length - 1;
    }

    int first(int task) {
        return tasks[task];
    }

    int end(int task) {
        return tasks[task + 1];
    }
}
