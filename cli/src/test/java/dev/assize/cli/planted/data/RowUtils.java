package dev.assize.cli.planted.data;

/** Breaks a habit: a name that says nothing. */
final class RowUtils {}
