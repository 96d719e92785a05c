package dev.envlog.correlator;

import dev.envlog.log.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Mixes the records of the threads of a log anew. Each thread's records keep their order. What prints no thread (access-log
 * lines, other programs) comes last: an access-log line follows what it tells of.
 */
final class Interleaving {

    private Interleaving() {}

    /** Runs of records of a thread chosen at random, up to {@code longest} at a time. */
    static List<Event> mixed(List<Event> events, Random random, int longest) {
        List<Deque<Event>> threads = new ArrayList<>();
        for (List<Event> thread : byThread(events).values()) {
            threads.add(new ArrayDeque<>(thread));
        }
        List<Event> mixed = new ArrayList<>(events.size());
        while (!threads.isEmpty()) {
            Deque<Event> thread = threads.get(random.nextInt(threads.size()));
            for (int run = 1 + random.nextInt(longest); run > 0 && !thread.isEmpty(); run--) {
                mixed.add(thread.removeFirst());
            }
            threads.removeIf(Deque::isEmpty);
        }
        return withThreadless(mixed, events);
    }

    /** As if each thread had done its work so much later, up to {@code most} nanoseconds; in order of time. */
    static List<Event> shifted(List<Event> events, Random random, long most) {
        List<Event> shifted = new ArrayList<>(events.size());
        for (List<Event> thread : byThread(events).values()) {
            long by = (long) (random.nextDouble() * most);
            thread.forEach(event -> shifted.add(Retimed.later(event, by)));
        }
        shifted.sort(Comparator.comparingLong(Event::time));
        return withThreadless(shifted, events);
    }

    private static List<Event> withThreadless(List<Event> threaded, List<Event> events) {
        events.stream().filter(event -> event.thread() == null).forEach(threaded::add);
        return threaded;
    }

    /** The records that print a thread, by it. */
    static Map<String, List<Event>> byThread(List<Event> events) {
        Map<String, List<Event>> threads = new LinkedHashMap<>();
        for (Event event : events) {
            String thread = event.thread();
            if (thread != null) {
                threads.computeIfAbsent(thread, name -> new ArrayList<>()).add(event);
            }
        }
        return threads;
    }
}
