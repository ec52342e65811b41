/** placeholder */
@NullMarked
package dev.assize.reports.html;

import org.jspecify.annotations.NullMarked;
