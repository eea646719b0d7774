/** What rules observe, and how observations become the findings of the contract. */
package io.gongkai.validate.findings;
