package io.syncorswim.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncorswim.ledger.Books.Entry;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class BooksTest {
    @Test
    void each_order_stands_in_the_entry_of_its_belief_and_what_happened() {
        Books books =
                Books.of(
                        Map.of(
                                new History(Belief.ACCEPTED, 1, 1, 1), 1000L,
                                new History(Belief.ACCEPTED, 1, 2, 1), 3L,
                                new History(Belief.ACCEPTED, 1, 0, 0), 2L,
                                new History(Belief.ACCEPTED, 1, 1, 0), 4L,
                                new History(Belief.REFUSED, 0, 0, 0), 212L,
                                new History(Belief.UNKNOWN, 1, 1, 1), 5L,
                                new History(null, 1, 1, 1), 6L));

        assertThat(books.entries()).hasSize(16);
        assertThat(books.entries())
                .contains(
                        new Entry(Belief.ACCEPTED, Happened.COMPLETE, 1000),
                        new Entry(Belief.ACCEPTED, Happened.DUPLICATED, 3),
                        new Entry(Belief.ACCEPTED, Happened.PARTIAL, 6),
                        new Entry(Belief.ACCEPTED, Happened.NOTHING, 0),
                        new Entry(Belief.REFUSED, Happened.NOTHING, 212),
                        new Entry(Belief.UNKNOWN, Happened.COMPLETE, 5));
        assertThat(books.lost()).isEqualTo(6);
        assertThat(books.recovered()).isEqualTo(5);
        assertThat(books.missing()).isEqualTo(6);
        assertThat(books.offered()).isEqualTo(1226);
        assertThat(books.scheduled()).isEqualTo(1232);
        assertThat(books.effects()).isEqualTo(3000 + 12 + 2 + 8 + 15 + 18);
    }

    @Test
    void the_books_of_no_orders_are_empty_and_closed() {
        Books books = Books.of(Map.of());
        assertThat(books.offered()).isZero();
        assertThat(books.entries()).hasSize(16).allMatch(entry -> entry.orders() == 0);
    }

    @Test
    void a_negative_number_of_orders_is_refused() {
        Map<History, Long> impossible = Map.of(new History(Belief.ACCEPTED, 1, 1, 1), -1L);
        assertThatThrownBy(() -> Books.of(impossible)).hasMessageContaining("-1");
    }

    @Property
    void the_books_always_close(@ForAll("orders") List<History> orders) {
        Books books =
                Books.of(
                        orders.stream()
                                .collect(Collectors.groupingBy(o -> o, Collectors.counting())));

        long offered =
                books.of(Belief.ACCEPTED)
                        + books.of(Belief.REFUSED)
                        + books.of(Belief.FAILED)
                        + books.of(Belief.UNKNOWN);
        long happened =
                books.of(Happened.COMPLETE)
                        + books.of(Happened.DUPLICATED)
                        + books.of(Happened.PARTIAL)
                        + books.of(Happened.NOTHING);
        assertThat(offered).isEqualTo(happened).isEqualTo(books.offered());
        assertThat(books.scheduled()).isEqualTo(orders.size());
        assertThat(books.effects()).isEqualTo(orders.stream().mapToLong(History::effects).sum());
        assertThat(books.lost()).isEqualTo(orders.stream().filter(History::isLost).count());
        assertThat(books.lost() + books.recovered()).isLessThanOrEqualTo(books.offered());
    }

    @Provide
    Arbitrary<List<History>> orders() {
        List<Belief> beliefs = new ArrayList<>(List.of(Belief.values()));
        Arbitrary<Long> effects = Arbitraries.longs().between(0, 3);
        return Combinators.combine(
                        Arbitraries.of(beliefs).injectNull(0.1), effects, effects, effects)
                .as(History::new)
                .list()
                .ofMaxSize(200);
    }
}
