/** Reports of fictional agencies with known truth, and their print in the layouts that occur. */
package io.gongkai.testkit;
