/**
 * The bases of component, endpoint and options that the author of a provider's component extends,
 * as Camel's generator reads them.
 */
package io.github.camelesign.component;
