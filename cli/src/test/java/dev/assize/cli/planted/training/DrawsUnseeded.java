package dev.assize.cli.planted.training;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Breaks a habit: a library draws numbers that nobody can draw again. */
final class DrawsUnseeded {
    Random random = new Random();
    SplittableRandom splittable = new SplittableRandom();
    double number = Math.random();

    void shuffle(List<String> names) {
        Collections.shuffle(names);
    }
}
