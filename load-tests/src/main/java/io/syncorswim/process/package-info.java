/** Child processes: started, watched, frozen, killed, stopped; none outlives the lab. */
@NullMarked
package io.syncorswim.process;

import org.jspecify.annotations.NullMarked;
