/** The generator of appointments and of who does not come to them. */
package dev.tandem.datasets.appointments;
