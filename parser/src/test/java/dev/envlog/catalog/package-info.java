@NullMarked
package dev.envlog.catalog;

import org.jspecify.annotations.NullMarked;
