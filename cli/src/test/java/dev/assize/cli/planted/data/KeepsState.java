package dev.assize.cli.planted.data;

/** Breaks a habit: state that all share. */
final class KeepsState {
    static int calls;
}
