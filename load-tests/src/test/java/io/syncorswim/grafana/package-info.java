/** The one source of grafana/dashboards, and what is asked of them. */
@NullMarked
package io.syncorswim.grafana;

import org.jspecify.annotations.NullMarked;
