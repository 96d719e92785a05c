/** What a message says: which statement of the grammar or the catalogue it is, with its fields, and which releases print it so. */
@NullMarked
package dev.envlog.parser.statement;

import org.jspecify.annotations.NullMarked;
