/**
 * What a person describes: network, loss, optimizer, data and training plan. Data, without the
 * behaviour of an engine.
 */
package dev.tandem.network;
