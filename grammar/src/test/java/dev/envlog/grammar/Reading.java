package dev.envlog.grammar;

import java.util.Map;

/**
 * What the grammar made of a text.
 *
 * @param label name of the alternative, empty if none was chosen
 * @param fields values of its slots by rule name, without the space around them
 * @param errors number of syntax errors, of lexer and parser
 * @param ambiguities number of places where two readings were possible
 * @param tree the parse tree, to compare readings
 */
record Reading(String label, Map<String, String> fields, int errors, int ambiguities, String tree) {}
