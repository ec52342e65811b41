package dev.assize.cli.planted.core;

/** Keeps to the rules. */
public record Vocabulary(String word) {}
