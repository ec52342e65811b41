/** Breaks a rule: not null-marked. */
package dev.assize.cli.planted.data;
