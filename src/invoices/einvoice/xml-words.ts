import type { ParserWording } from '../../diagnostics/bilingual.ts';

/** What the parser of XML finds wrong, in French. */
export const XML_WORDINGS: readonly ParserWording[] = [
  [/^unclosed tag: (.*)$/, 'l’élément $1 n’est pas fermé'],
  [/^unmatched closing tag: (.*?)\.?$/, 'la balise fermante $1 n’a pas de balise ouvrante'],
  [/^unexpected close tag/, 'une balise fermante est de trop'],
  [/^unexpected end/, 'le fichier s’arrête avant sa fin'],
  [
    /^(?:text data outside of root node|documents may contain only one root)/,
    'quelque chose suit ou précède l’élément racine',
  ],
  [/^document must contain a root element/, 'il n’y a pas d’élément racine'],
  [/^duplicate attribute: (.*?)\.?$/, 'l’attribut $1 figure deux fois'],
  [
    /^(?:attribute without value|unquoted attribute value|value must be quoted|value required)/,
    'un attribut n’a pas de valeur entre guillemets',
  ],
  [/^no whitespace between attributes/, 'une espace manque entre deux attributs'],
  [/^whitespace required/, 'une espace manque'],
  [/^unbound namespace prefix: (.*?)\.?$/, 'le préfixe $1 n’a pas d’espace de noms'],
  [/^(?:malformed name: )(.*?)\.?$/, 'le nom $1 est mal formé'],
  [
    /^(?:malformed character entity|empty entity name|undefined entity|malformed entity)/,
    'une entité « & » est inconnue ou mal formée',
  ],
  [/^disallowed character/, 'un caractère est interdit à cet endroit'],
  [/^the string "\]\]>"/, 'un texte contient « ]]> », qui y est interdit'],
  [/^malformed comment/, 'un commentaire est mal formé'],
  [/^(?:forward-slash in opening tag|weird empty close tag|incorrect syntax)/, 'une balise est mal formée'],
  [/doctype/, 'un DOCTYPE est mal placé'],
  [/^(?:an|the) XML declaration must/, 'la déclaration XML doit ouvrir le fichier'],
  [
    /XML declaration|^version number|^standalone value|^expected (?:one of|the name)|^did not expect any more/,
    'la déclaration XML est mal formée',
  ],
  [/^processing instruction/, 'une instruction de traitement est mal placée ou sans nom'],
  [/namespace|prefix/, 'un espace de noms est mal déclaré'],
];
