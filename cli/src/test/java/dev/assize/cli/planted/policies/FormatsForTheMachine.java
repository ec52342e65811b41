package dev.assize.cli.planted.policies;

/** Breaks a habit: a Turkish machine writes another letter. */
final class FormatsForTheMachine {
    String rate = String.format("%.2f", 0.8);
    String name = "ID".toLowerCase();
}
